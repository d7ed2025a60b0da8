'use client';

import { removeUser, rename } from '../actions/profile';

export function ProfileForm({ id }: { id: string }) {
  return (
    <form action={(data) => rename(String(data.get('name')))}>
      <input name="name" />
      <button type="button" onClick={() => removeUser(id)}>
        Remove
      </button>
    </form>
  );
}
