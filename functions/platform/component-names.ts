/** How a code, an operation or a field is named among the components, such as `NotAllowed` or `RegisterComplaint`. */
export function componentName(code: string): string {
  return code
    .split(/[-_]/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}
