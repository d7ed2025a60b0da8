<?php

namespace App\Models;

use Illuminate\Foundation\Auth\User as Authenticatable;
use Laravel\Sanctum\HasApiTokens;

class Member extends Authenticatable
{
    use HasApiTokens;

    protected $fillable = ['name', 'role'];

    public function loans()
    {
        return $this->hasMany(Loan::class);
    }
}
