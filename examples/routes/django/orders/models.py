from django.contrib.auth.models import User
from django.db import models


class Order(models.Model):
    customer = models.ForeignKey(User, on_delete=models.CASCADE)
    total = models.DecimalField(max_digits=8, decimal_places=2)


class Invoice(models.Model):
    customer = models.ForeignKey(User, on_delete=models.CASCADE)
    address = models.TextField()


class Coupon(models.Model):
    code = models.CharField(max_length=20)


class Newsletter(models.Model):
    is_sent = models.BooleanField(default=False)
