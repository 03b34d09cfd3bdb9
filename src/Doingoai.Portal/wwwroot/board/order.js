// The orders on the page are for the target it was opened with: once another one is picked they are gone until that is chosen.
const orders = document.querySelectorAll(".order-form");
document.getElementById("to").addEventListener("change", () => {
  for (const order of orders) order.hidden = true;
  document.querySelector("[data-whom]")?.remove();
});
