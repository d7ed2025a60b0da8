import mongoose from 'mongoose';

export const User = mongoose.model('User', new mongoose.Schema({ name: String, role: String }));
export const Order = mongoose.model('Order', new mongoose.Schema({ user: String, total: Number }));
