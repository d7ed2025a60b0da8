from fastapi import APIRouter, Depends
from sqlalchemy.orm import Session

from app.database import get_session
from app.deps import get_current_user
from app.models import Record

router = APIRouter()


@router.get("/records")
def my_records(user: dict = Depends(get_current_user), db: Session = Depends(get_session)):
    return db.query(Record).filter(Record.patient_id == user["sub"]).all()


# Any patient reads the records of any other.
@router.get("/records/{record_id}")
def one_record(record_id: int, db: Session = Depends(get_session)):
    return db.query(Record).filter(Record.id == record_id).first()
