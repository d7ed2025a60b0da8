<?php

namespace App\Policies;

use App\Models\Loan;
use App\Models\Member;

class LoanPolicy
{
    public function delete(Member $member, Loan $loan): bool
    {
        return $loan->member_id === $member->id;
    }
}
