using Doingoai.Portal.Devices.Api;
using Doingoai.Portal.Devices.Commands;

namespace Doingoai.Portal.Devices.Board;

/// <summary>One order as a person sees it.</summary>
/// <param name="Whom">Name of the screen, device, cluster or class.</param>
/// <param name="Targets">Name of each target, and its command once there is one.</param>
/// <param name="MayDecide">This person may say yes; whose order it is may only take it back.</param>
internal sealed record OrderView(OrderAnswer Order, string Whom, IReadOnlyList<TargetView> Targets, bool MayDecide, bool IsOwn, string Token, DateTimeOffset AsOf);

internal sealed record TargetView(string Name, CommandAnswer? Command);

/// <summary>The page of orders: the latest, or one with every target.</summary>
internal sealed record OrdersView(DateTimeOffset AsOf, IReadOnlyList<OrderView> Orders, bool IsOne, bool MayCommand, string Address, string? Refusal);

/// <summary>The form for an order.</summary>
/// <param name="Scopes">What this person may order about; value and name, by kind.</param>
/// <param name="Chosen">Whom the orders below are for; <c>null</c>: nobody is chosen yet, so none can be given.</param>
internal sealed record NewOrderView(IReadOnlyList<ScopeChoice> Scopes, ScopeChoice? Chosen, string Token, string? Refusal);

/// <param name="Screens">How many screens it concerns; of a device always all.</param>
internal sealed record ScopeChoice(OrderScope Scope, string Id, string Name, int Screens)
{
    public string Value => $"{Scope}:{Id}";
}
