/** What Chrome before 93, Firefox before 92 and Safari before 15.4 lack of Object.hasOwn, for the libraries that call it. @module */
export function hasOwn(object: object, name: PropertyKey): boolean {
  return Object.prototype.hasOwnProperty.call(object, name);
}
