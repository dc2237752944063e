/** All models. */
export { Tool } from "./tool.js";
export { MemberAddress2 } from "./member-address2.js";
export { Member } from "./member.js";
export { ToolPurchase } from "./tool-purchase.js";
export { Photo } from "./photo.js";
export { MemberAddress } from "./member-address.js";
export { ListLoansResponse } from "./list-loans-response.js";
export { ToolItem } from "./tool-item.js";
export { ToolDamage } from "./tool-damage.js";
export { Loan } from "./loan.js";
export { RepairFault } from "./repair-fault.js";
export { Part } from "./part.js";
export { RepairCost } from "./repair-cost.js";
export { Report } from "./report.js";
