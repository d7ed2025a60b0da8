from django.contrib.admin.views.decorators import staff_member_required
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, JsonResponse
from rest_framework.permissions import IsAuthenticated
from rest_framework.viewsets import ModelViewSet

from .models import Coupon, Invoice, Newsletter, Order
from .serializers import InvoiceSerializer, OrderSerializer


class OrderViewSet(ModelViewSet):
    """Each customer sees the own orders."""

    serializer_class = OrderSerializer
    permission_classes = [IsAuthenticated]

    def get_queryset(self):
        return Order.objects.filter(customer=self.request.user)


class InvoiceViewSet(ModelViewSet):
    """Each customer sees, changes and deletes the invoices of all: nothing ties them to the caller."""

    queryset = Invoice.objects.all()
    serializer_class = InvoiceSerializer
    permission_classes = [IsAuthenticated]


@staff_member_required
def coupons(request):
    return JsonResponse({"coupons": list(Coupon.objects.values("code"))})


# Any customer deletes coupons: the view beside it is for the staff.
@login_required
def delete_coupon(request, pk):
    Coupon.objects.filter(pk=pk).delete()
    return HttpResponse(status=204)


# Nobody is asked who he is.
def send_newsletter(request, pk):
    Newsletter.objects.filter(pk=pk).update(is_sent=True)
    return HttpResponse(status=204)
