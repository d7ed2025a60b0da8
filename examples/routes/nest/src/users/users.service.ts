import { Injectable } from '@nestjs/common';
import { PrismaClient } from '@prisma/client';

@Injectable()
export class UsersService {
  private readonly prisma = new PrismaClient();

  list() {
    return this.prisma.user.findMany();
  }

  find(id: string) {
    return this.prisma.user.findUnique({ where: { id } });
  }

  block(id: string) {
    return this.prisma.user.update({ where: { id }, data: { blocked: true } });
  }

  remove(id: string) {
    return this.prisma.user.delete({ where: { id } });
  }
}
