from fastapi import APIRouter, Depends
from sqlalchemy.orm import Session

from app.database import get_session
from app.deps import require_staff
from app.models import Doctor

router = APIRouter()


@router.post("/", dependencies=[Depends(require_staff)])
def add_doctor(name: str, db: Session = Depends(get_session)):
    db.add(Doctor(name=name))
    db.commit()


# Patients dismiss doctors: the route beside it asks for staff.
@router.delete("/{doctor_id}")
def dismiss(doctor_id: int, db: Session = Depends(get_session)):
    db.query(Doctor).filter(Doctor.id == doctor_id).delete()
    db.commit()
