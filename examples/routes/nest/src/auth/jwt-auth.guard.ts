import { Injectable } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';

/** The first gate, for the whole application. */
@Injectable()
export class JwtAuthGuard extends AuthGuard('jwt') {}
