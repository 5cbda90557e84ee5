/**
 * The part of the platform's fetch that is used to ask others. It is always called as a plain function: workerd
 * refuses its own fetch as a method of another object ("Illegal invocation").
 */
export type HttpFetch = (url: string, init: RequestInit) => Promise<Response>;
