// SPDX-License-Identifier: MIT
// Methods of a form and its elements, whatever their inputs are called: an input of such a name would hide the method of its form.

export const matches = (element: Element, selector: string): boolean => Element.prototype.matches.call(element, selector);
export const within = (element: Element, selector: string): Element[] => [...Element.prototype.querySelectorAll.call(element, selector)];
