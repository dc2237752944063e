/** Everything that the other modules of the runtime use of the protocol. */
export {};
