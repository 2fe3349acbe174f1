package org.tidende.embedded;

import java.lang.reflect.Method;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/** The terminal's signals. */
final class Signals {

    private static final Logger LOGGER = LogManager.getLogger(Signals.class);

    private Signals() {}

    /**
     * Lets Ctrl-C and a closed terminal pass by. Both reach the whole process group at once, and the servers must
     * outlive their parent, which still drains into them; it ends them through their lifeline.
     */
    static void ignoreTerminal() {
        for (String name : new String[] {"INT", "HUP"}) {
            try {
                // By reflection: the class is outside the standard and naming it makes the compiler warn each time.
                Class<?> signal = Class.forName("sun.misc.Signal");
                Class<?> handler = Class.forName("sun.misc.SignalHandler");
                Method handle = signal.getMethod("handle", signal, handler);
                handle.invoke(
                        null,
                        signal.getConstructor(String.class).newInstance(name),
                        handler.getField("SIG_IGN").get(null));
            } catch (ReflectiveOperationException e) {
                LOGGER.warn("SIG{} ends the servers at once: this JVM can't ignore it ({})", name, e.toString());
            }
        }
    }
}
