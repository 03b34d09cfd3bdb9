using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Doingoai.Portal.Devices.Commands;

namespace Doingoai.Portal.Devices.Api;

/// <summary>An order to a screen, a device, a cluster or all screens of a class.</summary>
/// <param name="Scope">screen, device, cluster or screenClass.</param>
/// <param name="To">Id of the screen, device or cluster, or key of the screen class.</param>
/// <param name="ValidSeconds">How long it may be begun, s.</param>
public sealed record ManyOrderRequest(
    [property: Required, StringLength(32, MinimumLength = 1)] string Name,
    [property: Required, AllowedValues("screen", "device", "cluster", "screenClass")] string Scope,
    [property: Required, StringLength(64, MinimumLength = 1)] string To,
    JsonElement? Args = null,
    [property: Range(10, 86_400)] int? ValidSeconds = null)
{
    internal WantedOrder Wanted() =>
        new(Name, Enum.Parse<OrderScope>(Scope, ignoreCase: true), To, Args is { ValueKind: JsonValueKind.Null } ? null : Args, ValidSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null);
}
