using System.Text.Json;
using System.Threading.Channels;
using Doingoai.Portal.Devices.Links;
using Doingoai.Portal.Devices.Telemetry;
using Doingoai.Portal.Platform.Persistence;
using Doingoai.Protocol.Wire;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Devices.Commands;

/// <summary>What devices report about their orders. A result refused or lost is reported again: the order comes anew with the next connection.</summary>
internal sealed partial class CommandResults(IDbContextFactory<PortalDb> dbs, CommandKinds kinds, TimeProvider time, ILogger<CommandResults> logger) : BackgroundService
{
    private const int Attempts = 5;

    private readonly Channel<(Guid Device, CommandResult Result)> _queue =
        Channel.CreateBounded<(Guid, CommandResult)>(new BoundedChannelOptions(1_000) { SingleReader = true });

    public InboxVerdict Take(DeviceSession session, JsonElement body)
    {
        if (ProtocolJson.TryRead<CommandResult>(body) is not { } result || !DeviceText.IsShort(result.Reason)) return InboxVerdict.Malformed;
        return _queue.Writer.TryWrite((session.Device, result)) ? InboxVerdict.Taken : InboxVerdict.Full;
    }

    /// <summary>A fast device answers while its order is still being marked as sent: whoever saves second looks again.</summary>
    public async Task StoreAsync(Guid device, CommandResult result, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await TryStoreAsync(device, result, cancel);
                return;
            }
            catch (DbUpdateConcurrencyException) when (attempt < Attempts)
            {
                // The row has moved on.
            }
        }
    }

    private async Task TryStoreAsync(Guid device, CommandResult result, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        if (await db.Set<CommandRow>().FirstOrDefaultAsync(row => row.Id == result.Command && row.Device == device, cancel) is not { } row) return;

        var isProven = result.State != CommandState.Done || kinds.Find(row.Name)?.IsProven(row, result) == true;
        row.Report(isProven ? result.State : CommandState.Unverified, isProven ? result.Reason : "noProof", time.GetUtcNow());
        await db.SaveChangesAsync(cancel);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        await foreach (var (device, result) in _queue.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                await StoreAsync(device, result, stoppingToken);
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
