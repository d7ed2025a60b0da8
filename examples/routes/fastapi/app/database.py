from sqlalchemy import create_engine
from sqlalchemy.orm import sessionmaker

engine = create_engine("sqlite:///clinic.db")
make_session = sessionmaker(bind=engine)


def get_session():
    with make_session() as session:
        yield session
