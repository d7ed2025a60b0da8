import assert from 'node:assert/strict';
import { printValue, smallProject } from '../../support/small-project';

interface Case {
  readonly files: Readonly<Record<string, string>>;
  readonly is: string;
}

const cases: Readonly<Record<string, Case>> = {
  'a class that is imported': {
    files: {
      'src/main/java/a/web/Web.java':
        'package a.web; import a.user.User; class Web { Object f() { return «User».x; } }',
      'src/main/java/a/user/User.java': 'package a.user; public class User {}',
    },
    is: 'class User of src/main/java/a/user/User.java',
  },
  'a class of the same package, without an import': {
    files: {
      'src/main/java/a/Web.java': 'package a; class Web { Object f() { return «User».x; } }',
      'src/main/java/a/User.java': 'package a; class User {}',
      'src/main/java/b/User.java': 'package b; class User {}',
    },
    is: 'class User of src/main/java/a/User.java',
  },
  'a class of the same package in another module of the build': {
    files: {
      'web/src/main/java/a/Web.java': 'package a; class Web { Object f() { return «User».x; } }',
      'core/src/main/java/a/User.java': 'package a; class User {}',
    },
    is: 'class User of core/src/main/java/a/User.java',
  },
  'a class of a package that is imported as a whole': {
    files: {
      'a/Web.java': 'package a; import java.util.*; import b.*; class Web { Object f() { return «User».x; } }',
      'b/User.java': 'package b; public class User {}',
    },
    is: 'class User of b/User.java',
  },
  'a constant of another class, of its own name or imported by itself': {
    files: {
      'a/Web.java': 'package a; import static b.Paths.USERS; class Web { Object f() { return «USERS»; } }',
      'b/Paths.java':
        'package b; public class Paths { static final String API = "/api"; static final String USERS = API + "/users"; }',
    },
    is: '"/api/users"',
  },
  'a class inside of another one': {
    files: {
      'a/Web.java': 'package a; import b.Outer.Inner; class Web { Object f() { return «Inner».x; } }',
      'b/Outer.java': 'package b; public class Outer { public static class Inner {} }',
    },
    is: 'class Inner of b/Outer.java',
  },
  'a method of the own class, without a word before it': {
    files: { 'Web.java': 'class Web { void f() { «check»(); } void check() {} }' },
    is: 'function Web.check of Web.java',
  },
  'a method of what the class extends': {
    files: {
      'a/Web.java': 'package a; class Web extends Base { void f() { «check»(); } }',
      'a/Base.java': 'package a; class Base { void check() {} }',
    },
    is: 'function Web.check of a/Base.java',
  },
  'a method of a field, by its type': {
    files: {
      'a/Web.java':
        'package a; class Web { private final Users users; Web(Users u) { users = u; } void f() { «users.find»(1); } }',
      'a/Users.java': 'package a; class Users { void find(int id) {} }',
    },
    is: 'function Users.find of a/Users.java',
  },
  'a method of the one class that stands for an interface': {
    files: {
      'src/main/java/a/Web.java':
        'package a; import a.service.Users; class Web { private Users users; void f() { «users.find»(1); } }',
      'src/main/java/a/service/Users.java': 'package a.service; public interface Users { void find(int id); }',
      'src/main/java/a/service/impl/UsersImpl.java':
        'package a.service.impl; import a.service.Users; public class UsersImpl implements Users { public void find(int id) {} }',
    },
    is: 'function UsersImpl.find of src/main/java/a/service/impl/UsersImpl.java',
  },
  'a class of a package from elsewhere': {
    files: {
      'Web.java':
        'import org.springframework.http.HttpStatus; class Web { Object f() { return «HttpStatus.FORBIDDEN»; } }',
    },
    is: 'org.springframework.http.HttpStatus.FORBIDDEN',
  },
};

suite('what names of Java stand for', () => {
  for (const [name, { files, is }] of Object.entries(cases)) {
    test(name, async () => {
      const { values, marked, module } = await smallProject(files);
      assert.equal(printValue(values.of(marked, module)), is);
    });
  }
});
