export const LEFT_OUT: RegExp;
