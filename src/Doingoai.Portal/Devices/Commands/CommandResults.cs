using System.Text.Json;
using System.Threading.Channels;
using Doingoai.Portal.Devices.Links;
using Doingoai.Portal.Devices.Telemetry;
using Doingoai.Portal.Platform.Persistence;
using Doingoai.Protocol.Wire;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Devices.Commands;

/// <summary>What devices report about their orders. A result refused or lost is reported again: the order comes anew with the next connection.</summary>
internal sealed partial class CommandResults(IDbContextFactory<PortalDb> dbs, CommandKinds kinds, OrderNews news, TimeProvider time, ILogger<CommandResults> logger) : BackgroundService
{
    private const int Attempts = 5;

    private readonly Channel<(Guid Device, Witness By, CommandResult Result)> _queue =
        Channel.CreateBounded<(Guid, Witness, CommandResult)>(new BoundedChannelOptions(1_000) { SingleReader = true });

    public InboxVerdict Take(DeviceSession session, JsonElement body)
    {
        if (ProtocolJson.TryRead<CommandResult>(body) is not { } result || !DeviceText.IsShort(result.Reason)) return InboxVerdict.Malformed;
        return _queue.Writer.TryWrite((session.Device, new(session.Run, session.Link), result)) ? InboxVerdict.Taken : InboxVerdict.Full;
    }

    /// <summary>A fast device answers while its order is still being marked as sent: whoever saves second looks again.</summary>
    public async Task StoreAsync(Guid device, Witness by, CommandResult result, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await TryStoreAsync(device, by, result, cancel);
                return;
            }
            catch (DbUpdateConcurrencyException) when (attempt < Attempts)
            {
                // The row has moved on.
            }
        }
    }

    private async Task TryStoreAsync(Guid device, Witness by, CommandResult result, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        if (await db.Set<CommandRow>().FirstOrDefaultAsync(row => row.Id == result.Command && row.Device == device, cancel) is not { } row) return;

        var kind = kinds.Find(row.Name);
        var isProven = result.State != CommandState.Done || kind?.IsProven(row, result, by) == true;
        row.Report(isProven ? result.State : CommandState.Unverified, isProven ? result.Reason : kind?.Unproven ?? "noProof", time.GetUtcNow());
        if (await db.SaveChangesAsync(cancel) > 0) news.Tell();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        await foreach (var (device, by, result) in _queue.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                await StoreAsync(device, by, result, stoppingToken);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                LogFailed(error, device);
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "Storing a command result of {Device} failed.")]
    private partial void LogFailed(Exception error, Guid device);
}
