import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';

type Event = APIGatewayProxyEventV2WithJWTAuthorizer;

export const mine = async (event: Event) => {
  const userId = event.requestContext.authorizer.jwt.claims.sub;
  return { statusCode: 200, body: JSON.stringify(await prisma.ticket.findMany({ where: { userId } })) };
};

// The authorizer of the API checks who calls, and nothing ties the ticket to the caller.
export const cancel = async (event: Event) => {
  await prisma.ticket.delete({ where: { id: event.pathParameters?.id } });
  return { statusCode: 204 };
};

// The template takes the authorizer away from this one.
export const reset = async (event: Event) => {
  await prisma.ticket.deleteMany({ where: { eventId: event.pathParameters?.id } });
  return { statusCode: 204 };
};
