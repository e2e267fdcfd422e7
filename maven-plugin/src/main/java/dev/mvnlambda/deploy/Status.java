package dev.mvnlambda.deploy;

import dev.mvnlambda.resource.Stage;
import java.util.List;

/** What a stage has deployed. */
public record Status(Stage stage, List<Row> functions) {

    /** Copies what it is given. */
    public Status {
        functions = List.copyOf(functions);
    }

    /**
     * One function.
     *
     * @param exists whether the function itself is there, and not only what it left
     * @param state what stands out, such as a moved alias; empty when all is as the last deploy left it
     * @param deployment the id of the last one, empty without an alias
     */
    public record Row(FunctionRow function, boolean exists, String state, String deployment) {}
}
