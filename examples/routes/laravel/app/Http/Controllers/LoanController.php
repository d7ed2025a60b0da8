<?php

namespace App\Http\Controllers;

use App\Http\Requests\RenewLoan;
use App\Models\Loan;
use Illuminate\Http\Request;

class LoanController extends Controller
{
    public function index(Request $request)
    {
        return $request->user()->loans()->latest()->get();
    }

    public function store(Request $request)
    {
        $loan = new Loan($request->validate(['book_id' => 'required|exists:books,id']));
        $loan->member_id = $request->user()->id;
        $loan->save();

        return response()->json($loan, 201);
    }

    // What others read, by counting up: the policy has no word on it, and nobody asks.
    public function show(Loan $loan)
    {
        return $loan;
    }

    // The form request says yes to everybody.
    public function renew(RenewLoan $request, Loan $loan)
    {
        $loan->update($request->validated());

        return $loan;
    }

    public function destroy(Loan $loan)
    {
        $this->authorize('delete', $loan);
        $loan->delete();

        return response()->noContent();
    }

    public function clear(int $member)
    {
        Loan::where('member_id', $member)->delete();

        return response()->noContent();
    }
}
