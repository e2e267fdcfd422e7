import java.util.Map;

/** A function without a library: it greets with the word of its environment, and fails when it is told to. */
public final class Greeter {

    /** Returns what it was sent, with a greeting. */
    public Map<String, Object> greet(Map<String, Object> event) {
        Object name = event.getOrDefault("name", "world");
        System.out.println("greets " + name);
        if (name.equals("nobody")) {
            throw new IllegalArgumentException("There is nobody to greet");
        }
        return Map.of(
                "greeting", System.getenv().getOrDefault("GREETING", "hello") + ", " + name,
                "version", System.getenv("AWS_LAMBDA_FUNCTION_VERSION"));
    }
}
