"""A clinic."""

from fastapi import Depends, FastAPI

from app.deps import get_current_user
from app import doctors, patients

app = FastAPI()
app.include_router(patients.router, prefix="/patients", dependencies=[Depends(get_current_user)])
app.include_router(doctors.router, prefix="/admin/doctors", dependencies=[Depends(get_current_user)])


@app.get("/health")
def health():
    return {"status": "ok"}
