using System.Buffers;
using System.IO.Pipelines;
using MQTTnet.Exceptions;

namespace Doingoai.Portal.Devices.Links.Mqtt;

/// <summary>
/// Reads the length in a packet's header before its body is buffered: MQTT allows 256 MB, and the broker would collect them.
/// The broker consumes whole packets, so what is returned here always begins with a header.
/// </summary>
internal sealed class BoundedPackets(PipeReader inner, Func<Task> onOversized) : PipeReader
{
    private const long MaxThrownAway = 4 * 1024 * 1024;

    private static readonly TimeSpan Linger = TimeSpan.FromMilliseconds(500);

    /// <summary>Largest packet, bytes, header included. Small until the device is admitted.</summary>
    public int Limit { get; set; } = 16 * 1024;

    public override async ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default) =>
        await CheckAsync(await inner.ReadAsync(cancellationToken));

    public override bool TryRead(out ReadResult result) =>
        inner.TryRead(out result) && (!IsOversized(result.Buffer) ? true : throw new MqttProtocolViolationException("Packet too large."));

    public override void AdvanceTo(SequencePosition consumed) => inner.AdvanceTo(consumed);

    public override void AdvanceTo(SequencePosition consumed, SequencePosition examined) => inner.AdvanceTo(consumed, examined);

    public override void CancelPendingRead() => inner.CancelPendingRead();

    public override void Complete(Exception? exception = null) => inner.Complete(exception);

    /// <summary>True if the packet that begins here says it is longer than the limit. MQTT 5, 2.1.4: 7 bits per byte, at most four.</summary>
    internal bool IsOversized(in ReadOnlySequence<byte> buffer)
    {
        var reader = new SequenceReader<byte>(buffer);
        if (!reader.TryRead(out _)) return false;

        long length = 0;
        for (var shift = 0; shift < 28; shift += 7)
        {
            if (!reader.TryRead(out var part)) return false;
            length |= (long)(part & 0x7F) << shift;
            if ((part & 0x80) == 0) break;
        }

        return length + reader.Consumed > Limit;
    }

    // Closing while the sender still writes resets the connection, and the reason just sent would never be read.
    private async Task LetItFinishAsync(ReadResult result)
    {
        using var enough = new CancellationTokenSource(Linger);
        var thrownAway = 0L;
        try
        {
            while (!result.IsCompleted && thrownAway < MaxThrownAway)
            {
                thrownAway += result.Buffer.Length;
                inner.AdvanceTo(result.Buffer.End);
                result = await inner.ReadAsync(enough.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // Long enough.
        }
    }

    private async ValueTask<ReadResult> CheckAsync(ReadResult result)
    {
        if (!IsOversized(result.Buffer)) return result;
        await onOversized();
        await LetItFinishAsync(result);
        throw new MqttProtocolViolationException("Packet too large.");
    }
}
