using System.Text.Json;
using Doingoai.Portal.Devices.Commands;
using Doingoai.Protocol.Wire;

namespace Doingoai.Portal.Devices.Api;

/// <summary>Where an order stands.</summary>
/// <param name="Log">Address of the page that shows the log, once there is one.</param>
/// <param name="Picture">Address of the screenshot, once there is one.</param>
internal sealed record CommandAnswer(
    Guid Id, Guid Device, Guid? Screen, long Sequence, string Name, JsonElement? Args, CommandState State, string? Reason, string? Picture, string? Log, Guid? Order,
    DateTimeOffset AcceptedAt, DateTimeOffset? SentAt, DateTimeOffset? ReceivedAt, DateTimeOffset? EndedAt, DateTimeOffset NotAfter)
{
    public static CommandAnswer Of(CommandRow row) => new(
        row.Id, row.Device, row.Screen, row.Sequence, row.Name, row.Arguments, row.State, row.Reason,
        row.Picture is null ? null : $"/api/v1/commands/{row.Id:N}/picture",
        row.Log is null ? null : $"/board/commands/{row.Id:N}/log", row.Order,
        row.AcceptedAt, row.SentAt, row.ReceivedAt, row.EndedAt, row.NotAfter);
}
