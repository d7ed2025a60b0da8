import { Controller, Delete, Get, Param, Post, Req, UseGuards } from '@nestjs/common';
import { Roles, RolesGuard } from '../auth/roles';
import { UsersService } from './users.service';

@Controller('users')
export class UsersController {
  constructor(private readonly users: UsersService) {}

  @Get('me')
  me(@Req() req) {
    return this.users.find(req.user.id);
  }

  @Get()
  @UseGuards(RolesGuard)
  @Roles('admin')
  list() {
    return this.users.list();
  }

  // The role is written down, but no guard on the way reads it.
  @Post(':id/block')
  @Roles('admin')
  block(@Param('id') id: string) {
    return this.users.block(id);
  }

  // Any account deletes any other one.
  @Delete(':id')
  remove(@Param('id') id: string) {
    return this.users.remove(id);
  }
}
