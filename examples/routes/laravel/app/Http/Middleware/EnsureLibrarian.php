<?php

namespace App\Http\Middleware;

use Closure;
use Illuminate\Http\Request;

class EnsureLibrarian
{
    public function handle(Request $request, Closure $next)
    {
        if ($request->user()?->role !== 'librarian') {
            abort(403);
        }

        return $next($request);
    }
}
