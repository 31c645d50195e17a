import { putViewOrder } from "@/lib/api/views";
import { handle } from "@/lib/server/http/handle";
import { orderViews } from "@/lib/server/views/order-views";

export const PUT = handle(putViewOrder, "read", orderViews);
