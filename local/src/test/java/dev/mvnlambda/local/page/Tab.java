package dev.mvnlambda.local.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A tab of a browser; what is typed and clicked goes through the browser's own input. */
final class Tab implements WebSocket.Listener, AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONG_SECONDS = 120;

    private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();
    private final StringBuilder text = new StringBuilder();

    @SuppressWarnings("NullAway.Init")
    private WebSocket socket;

    private Tab() {}

    static Tab connect(HttpClient http, URI address) {
        Tab tab = new Tab();
        tab.socket = http.newWebSocketBuilder().buildAsync(address, tab).join();
        return tab;
    }

    /** Calls a method of the DevTools protocol. */
    JsonNode call(String method, ObjectNode parameters) {
        int id = count.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        answers.put(id, answer);
        ObjectNode message = JSON.createObjectNode().put("id", id).put("method", method);
        message.set("params", parameters);
        socket.sendText(message.toString(), true).join();
        JsonNode answered = answer.orTimeout(LONG_SECONDS, TimeUnit.SECONDS).join();
        if (answered.has("error")) {
            throw new AssertionError(method + ": " + answered.path("error"));
        }
        return answered.path("result");
    }

    /** Evaluates an expression of JavaScript in the page. */
    JsonNode evaluate(String expression) {
        JsonNode answer = call(
                "Runtime.evaluate",
                JSON.createObjectNode().put("expression", expression).put("returnByValue", true));
        if (answer.has("exceptionDetails")) {
            throw new AssertionError(expression + ": " + answer.path("exceptionDetails"));
        }
        return answer.at("/result/value");
    }

    /** Returns the text of the elements that a selector finds, empty when there are none. */
    String text(String selector) {
        return evaluate("[...document.querySelectorAll(" + quoted(selector)
                        + ")].map(one => one.textContent).join('\\n')")
                .asText();
    }

    /** Waits until a selector finds elements that hold a text. */
    void awaitText(String selector, String expected) {
        try {
            Chromium.await(selector + " says " + expected, () -> text(selector).contains(expected));
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + "; it says: " + text(selector), e);
        }
    }

    /** Clicks in the middle of an element. */
    void click(String selector) {
        JsonNode middle = evaluate("(() => { const one = document.querySelector(" + quoted(selector)
                + "); one.scrollIntoView({ block: 'center' }); const box = one.getBoundingClientRect();"
                + " return { x: box.x + box.width / 2, y: box.y + box.height / 2 }; })()");
        for (String type : new String[] {"mousePressed", "mouseReleased"}) {
            call(
                    "Input.dispatchMouseEvent",
                    JSON.createObjectNode()
                            .put("type", type)
                            .put("x", middle.path("x").asDouble())
                            .put("y", middle.path("y").asDouble())
                            .put("button", "left")
                            .put("clickCount", 1));
        }
    }

    /** Types a text into a field, in place of what is there. */
    void type(String selector, String value) {
        click(selector);
        evaluate("document.activeElement.select()");
        call("Input.insertText", JSON.createObjectNode().put("text", value));
    }

    /** Presses a key that writes nothing. */
    void press(String key, int code) {
        for (String type : new String[] {"rawKeyDown", "keyUp"}) {
            call(
                    "Input.dispatchKeyEvent",
                    JSON.createObjectNode()
                            .put("type", type)
                            .put("key", key)
                            .put("code", key)
                            .put("windowsVirtualKeyCode", code));
        }
    }

    /** Chooses an option; the list of options is the system's own, which no click within the page reaches. */
    void choose(String selector, String value) {
        evaluate("(() => { const one = document.querySelector(" + quoted(selector) + "); one.value = " + quoted(value)
                + "; one.dispatchEvent(new Event('input', { bubbles: true })); })()");
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean isLast) {
        text.append(part);
        if (isLast) {
            take(text.toString());
            text.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public void close() {
        socket.abort();
    }

    private void take(String message) {
        try {
            JsonNode answer = JSON.readTree(message);
            CompletableFuture<JsonNode> waiting =
                    answers.remove(answer.path("id").asInt());
            if (waiting != null) {
                waiting.complete(answer);
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String quoted(String value) {
        return JSON.getNodeFactory().textNode(value).toString();
    }
}
