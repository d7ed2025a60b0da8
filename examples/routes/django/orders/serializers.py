from rest_framework.serializers import ModelSerializer

from .models import Invoice, Order


class OrderSerializer(ModelSerializer):
    class Meta:
        model = Order
        fields = ["id", "total"]


class InvoiceSerializer(ModelSerializer):
    class Meta:
        model = Invoice
        fields = ["id", "customer", "address"]
