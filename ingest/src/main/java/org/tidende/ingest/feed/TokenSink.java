package org.tidende.ingest.feed;

/** Takes what the tokenizer finds. Start and end always match, in the order of nesting. */
interface TokenSink {
    /**
     * @param name as written, prefix included
     * @param offset of the tag in the text
     */
    void start(String name, Attributes attributes, int offset);

    /** Text with its references resolved; may come in several pieces. */
    void text(char[] characters, int offset, int length);

    void end(String name);
}
