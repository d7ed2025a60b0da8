/** Methods that the views of Django and of Django REST framework answer, by the names of their classes. */
const views: Readonly<Record<string, readonly string[]>> = {
  TemplateView: ['get'],
  RedirectView: ['get'],
  ListView: ['get'],
  DetailView: ['get'],
  FormView: ['get', 'post'],
  CreateView: ['get', 'post'],
  UpdateView: ['get', 'post'],
  DeleteView: ['get', 'post'],
  ArchiveIndexView: ['get'],
  YearArchiveView: ['get'],
  MonthArchiveView: ['get'],
  WeekArchiveView: ['get'],
  DayArchiveView: ['get'],
  TodayArchiveView: ['get'],
  DateDetailView: ['get'],
  LoginView: ['get', 'post'],
  LogoutView: ['post'],
  PasswordChangeView: ['get', 'post'],
  PasswordResetView: ['get', 'post'],
  ListAPIView: ['get'],
  RetrieveAPIView: ['get'],
  CreateAPIView: ['post'],
  DestroyAPIView: ['delete'],
  UpdateAPIView: ['put', 'patch'],
  ListCreateAPIView: ['get', 'post'],
  RetrieveUpdateAPIView: ['get', 'put', 'patch'],
  RetrieveDestroyAPIView: ['get', 'delete'],
  RetrieveUpdateDestroyAPIView: ['get', 'put', 'patch', 'delete'],
  ObtainAuthToken: ['post'],
  TokenObtainPairView: ['post'],
  TokenRefreshView: ['post'],
  TokenVerifyView: ['post'],
};

const reading = ['list', 'retrieve'];

/** Actions that the mixins and view sets of Django REST framework have. */
const actions: Readonly<Record<string, readonly string[]>> = {
  ListModelMixin: ['list'],
  RetrieveModelMixin: ['retrieve'],
  CreateModelMixin: ['create'],
  UpdateModelMixin: ['update', 'partial_update'],
  DestroyModelMixin: ['destroy'],
  ReadOnlyModelViewSet: reading,
  ModelViewSet: [...reading, 'create', 'update', 'partial_update', 'destroy'],
};

/** The methods of HTTP of a class of views; none if the name is not known. */
export function methodsOfView(name: string): readonly string[] {
  return Object.hasOwn(views, name) ? (views[name] ?? []) : [];
}

/** The actions of a mixin or a view set; none if the name is not known. */
export function actionsOfMixin(name: string): readonly string[] {
  return Object.hasOwn(actions, name) ? (actions[name] ?? []) : [];
}

/** The actions to which a router of Django REST framework leads, by the method, without and with a key in the path. */
export const routed = {
  list: { GET: 'list', POST: 'create' },
  detail: { GET: 'retrieve', PUT: 'update', PATCH: 'partial_update', DELETE: 'destroy' },
} as const;
