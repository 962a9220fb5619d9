package dev.stagedoor.booking.view.http;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What every list of bookings takes, for the OpenAPI document. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Parameter(
        name = "status",
        in = ParameterIn.QUERY,
        description = "One or several, repeated or with commas; default: any",
        array =
                @ArraySchema(
                        schema =
                                @Schema(
                                        allowableValues = {
                                            "pending",
                                            "held",
                                            "confirmed",
                                            "rejected",
                                            "expired",
                                            "cancelled"
                                        })))
@Parameter(
        name = "from",
        in = ParameterIn.QUERY,
        description = "Booked then or later: a date (UTC), or a date and time with offset",
        schema = @Schema(type = "string"))
@Parameter(
        name = "to",
        in = ParameterIn.QUERY,
        description = "Booked then or earlier; a date alone means to the end of that day",
        schema = @Schema(type = "string"))
@Parameter(
        name = "sortBy",
        in = ParameterIn.QUERY,
        schema =
                @Schema(
                        type = "string",
                        allowableValues = {"bookingDate", "totalPrice", "status"},
                        defaultValue = "bookingDate"))
@Parameter(
        name = "order",
        in = ParameterIn.QUERY,
        schema =
                @Schema(
                        type = "string",
                        allowableValues = {"asc", "desc"},
                        defaultValue = "desc"))
@ApiResponse(responseCode = "422", description = "A filter, the order, or the page is not valid")
@interface Listed {}
