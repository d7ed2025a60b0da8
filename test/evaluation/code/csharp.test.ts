import assert from 'node:assert/strict';
import { printValue, smallProject } from '../../support/small-project';

interface Case {
  readonly files: Readonly<Record<string, string>>;
  readonly is: string;
}

const cases: Readonly<Record<string, Case>> = {
  'a class in a file that is called like it, whatever its namespace': {
    files: {
      'Api/Users.cs': 'class A { void F() { f(«UserService»); } }',
      'Core/Services/UserService.cs': 'namespace Core.Services;\nclass UserService {}',
    },
    is: 'class UserService of Core/Services/UserService.cs',
  },
  'the nearer of two classes with one name': {
    files: {
      'Shop/Api/A.cs': 'class A { void F() { f(«User»); } }',
      'Blog/User.cs': 'class User {}',
      'Shop/Data/User.cs': 'class User {}',
    },
    is: 'class User of Shop/Data/User.cs',
  },
  'a class of the program before one of its tests': {
    files: {
      'Api/A.cs': 'class A { void F() { f(«User»); } }',
      'Api.Tests/User.cs': 'class User {}',
    },
    is: '.net.User',
  },
  'a method that is inherited, without a word about whose it is': {
    files: {
      'A.cs': 'class A : Base { void F() { «Help»(); } }',
      'Base.cs': 'class Base { protected void Help() {} }',
    },
    is: 'function A.Help of Base.cs',
  },
  'a method of what is injected by its class': {
    files: {
      'A.cs':
        'class A { private readonly Users _users; A(Users users) { _users = users; } void F() { «_users.Find»(1); } }',
      'Users.cs': 'class Users { public User Find(int id) { return null; } }',
    },
    is: 'function Users.Find of Users.cs',
  },
  'a method of the one class behind an interface': {
    files: {
      'A.cs': 'class A { private readonly IUsers _users; void F() { «_users.Find»(1); } }',
      'IUsers.cs': 'interface IUsers { User Find(int id); }',
      'Users.cs': 'class Users : IUsers { public User Find(int id) { return null; } }',
    },
    is: 'function Users.Find of Users.cs',
  },
  'a method of a generic class behind a generic interface': {
    files: {
      'A.cs': 'class A(IRepository<User> users) { void F() { «users.Find»(1); } }',
      'IRepository.cs': 'interface IRepository<T> { T Find(int id); }',
      'Repository.cs': 'class Repository<T> : IRepository<T> { public T Find(int id) { return null; } }',
    },
    is: 'function Repository.Find of Repository.cs',
  },
  'an interface behind which no class of its name stands': {
    files: {
      'A.cs': 'class A { private readonly IUsers _users; void F() { «_users.Find»(1); } }',
      'IUsers.cs': 'interface IUsers { User Find(int id); }',
      'Users.cs': 'class Users : IOthers { public User Find(int id) { return null; } }',
    },
    is: 'instance of class IUsers of IUsers.cs.Find',
  },
  'what a package gives by its type': {
    files: { 'A.cs': 'class A { private readonly UserManager<User> _users; void F() { «_users.FindByIdAsync»(1); } }' },
    is: '.net.UserManager.FindByIdAsync',
  },
  'a constant of another class': {
    files: {
      'A.cs': 'class A { void F() { f(«Policies.Admin»); } }',
      'Policies.cs': 'static class Policies { public const string Admin = "admin"; }',
    },
    is: '"admin"',
  },
  'what a property works out': {
    files: { 'A.cs': 'class A { string Name => "n"; void F() { f(«this.Name»); } }' },
    is: '"n"',
  },
  'a class beside the one that a file is called after': {
    files: {
      'A.cs': 'class A { void F() { f(«CreateUserHandler»); } }',
      'Features/CreateUser.cs': 'record CreateUserCommand();\nclass CreateUserHandler {}',
    },
    is: 'class CreateUserHandler of Features/CreateUser.cs',
  },
  'the same name for fields of two classes': {
    files: {
      'A.cs': 'class A { X _x; A(X x) { _x = x; } }\nclass B { Y _x; B(Y y) { _x = y; } void F() { «_x.Get»(); } }',
      'X.cs': 'class X { void Get() {} }',
      'Y.cs': 'class Y { void Get() {} }',
    },
    is: 'function Y.Get of Y.cs',
  },
};

suite('what a name of C# stands for', () => {
  for (const [name, { files, is }] of Object.entries(cases)) {
    test(name, async () => {
      const { values, marked, module } = await smallProject(files);
      assert.equal(printValue(values.of(marked, module)), is);
    });
  }
});
