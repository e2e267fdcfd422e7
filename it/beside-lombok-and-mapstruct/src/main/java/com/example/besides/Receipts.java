package com.example.besides;

import org.mapstruct.Mapper;
import org.mapstruct.factory.Mappers;

/** MapStruct writes the class behind it. */
@Mapper
interface Receipts {
    Receipts MAPPER = Mappers.getMapper(Receipts.class);

    Receipt receipt(Order order);
}
