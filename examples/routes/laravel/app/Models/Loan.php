<?php

namespace App\Models;

use Illuminate\Database\Eloquent\Model;

class Loan extends Model
{
    protected $fillable = ['book_id', 'due_on'];

    public function member()
    {
        return $this->belongsTo(Member::class);
    }
}
