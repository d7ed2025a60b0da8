"""A club with members and events."""

from functools import wraps

import jwt
from flask import Flask, abort, g, jsonify, request

from models import Announcement, Booking, Member, db

app = Flask(__name__)


def login_required(view):
    @wraps(view)
    def checked(*args, **kwargs):
        token = request.headers.get("Authorization", "").removeprefix("Bearer ")
        try:
            g.user = jwt.decode(token, app.config["JWT_KEY"], algorithms=["HS256"])
        except jwt.InvalidTokenError:
            abort(401)
        return view(*args, **kwargs)

    return checked


def board_required(view):
    @wraps(view)
    def checked(*args, **kwargs):
        if g.user["role"] != "board":
            abort(403)
        return view(*args, **kwargs)

    return checked


@app.get("/admin/members")
@login_required
@board_required
def members():
    return jsonify([member.to_dict() for member in Member.query.all()])


# Every member throws out every other one: the second gate is missing.
@app.delete("/admin/members/<int:member_id>")
@login_required
def remove_member(member_id):
    Member.query.filter_by(id=member_id).delete()
    db.session.commit()
    return "", 204


@app.get("/bookings")
@login_required
def bookings():
    return jsonify([one.to_dict() for one in Booking.query.filter_by(member_id=g.user["sub"]).all()])


# The bookings of others, by counting up.
@app.delete("/bookings/<int:booking_id>")
@login_required
def cancel(booking_id):
    Booking.query.filter_by(id=booking_id).delete()
    db.session.commit()
    return "", 204


# The guard stands above the decorator that registers the view, so it never runs.
@login_required
@app.post("/admin/announcements")
def announce():
    db.session.add(Announcement(text=request.json["text"]))
    db.session.commit()
    return "", 201
