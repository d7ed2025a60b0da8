<?php

use App\Http\Middleware\EnsureLibrarian;
use Illuminate\Foundation\Application;
use Illuminate\Foundation\Configuration\Middleware;

return Application::configure(basePath: dirname(__DIR__))
    ->withRouting(api: __DIR__.'/../routes/api.php', apiPrefix: 'v1')
    ->withMiddleware(function (Middleware $middleware) {
        $middleware->alias(['librarian' => EnsureLibrarian::class]);
    })
    ->create();
