from django.urls import include, path
from rest_framework.routers import DefaultRouter

from orders import views

router = DefaultRouter()
router.register("orders", views.OrderViewSet, basename="order")
router.register("invoices", views.InvoiceViewSet, basename="invoice")

urlpatterns = [
    path("api/", include(router.urls)),
    path("staff/coupons/", views.coupons),
    path("staff/coupons/<int:pk>/delete/", views.delete_coupon),
    path("newsletter/<int:pk>/send/", views.send_newsletter),
]
