/** Attributes that say for which methods of HTTP an action answers. */
export const verbAttributes: ReadonlyMap<string, string> = new Map([
  ['HttpGet', 'GET'],
  ['HttpPost', 'POST'],
  ['HttpPut', 'PUT'],
  ['HttpDelete', 'DELETE'],
  ['HttpPatch', 'PATCH'],
  ['HttpHead', 'HEAD'],
  ['HttpOptions', 'OPTIONS'],
]);

/** What maps one path to a handler. */
export const mapMethods: ReadonlyMap<string, string> = new Map([
  ['MapGet', 'GET'],
  ['MapPost', 'POST'],
  ['MapPut', 'PUT'],
  ['MapDelete', 'DELETE'],
  ['MapPatch', 'PATCH'],
]);

/** What brings the actions of controllers into an application. */
export const controllerMaps: ReadonlySet<string> = new Set([
  'MapControllers',
  'MapControllerRoute',
  'MapAreaControllerRoute',
  'MapDefaultControllerRoute',
  'MapDynamicControllerRoute',
  'UseMvc',
  'UseMvcWithDefaultRoute',
]);

/** Types on which endpoints and middleware are registered. */
export const builderTypes: ReadonlySet<string> = new Set([
  'WebApplication',
  'IApplicationBuilder',
  'IEndpointRouteBuilder',
  'RouteGroupBuilder',
  'IVersionedEndpointRouteBuilder',
]);

/** Classes of the framework whose public methods are actions. */
export const controllerBases: ReadonlySet<string> = new Set([
  'Controller',
  'ControllerBase',
  'ODataController',
  'ApiController',
]);

/** Attributes that shape, describe or filter, and never ask who calls. */
export const plainAttributes: ReadonlySet<string> = new Set(
  (
    'ApiController Controller Route Area ActionName NonAction NonController AcceptVerbs Produces ProducesResponseType ProducesDefaultResponseType Consumes ' +
    'ApiExplorerSettings ApiVersion MapToApiVersion ApiVersionNeutral Tags EndpointName EndpointSummary EndpointDescription SwaggerOperation ' +
    'SwaggerResponse SwaggerTag FromBody FromQuery ResponseCache OutputCache EnableRateLimiting DisableRateLimiting EnableCors DisableCors ' +
    'ValidateAntiForgeryToken AutoValidateAntiforgeryToken IgnoreAntiforgeryToken RequestSizeLimit DisableRequestSizeLimit RequestFormLimits ' +
    'Obsolete EnableQuery FormatFilter ServiceFilter TypeFilter BindProperties SkipStatusCodePages RequireHttps property'
  ).split(' '),
);

/** What a policy asks for beyond that the caller is known. */
export const policyDemands: ReadonlySet<string> = new Set([
  'RequireRole',
  'RequireClaim',
  'RequireAssertion',
  'RequireUserName',
  'AddRequirements',
  'RequireScope',
  'Requirements.Add',
  'Combine',
]);
