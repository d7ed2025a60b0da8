<?php

namespace App\Http\Controllers;

use App\Models\Member;
use Illuminate\Http\Request;

class MemberController extends Controller
{
    public function index()
    {
        return Member::all();
    }

    public function update(Request $request, Member $member)
    {
        $member->update($request->only(['name', 'role']));

        return $member;
    }

    public function destroy(Member $member)
    {
        $member->delete();

        return response()->noContent();
    }
}
