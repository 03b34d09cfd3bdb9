using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections;
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

    private ReadResult? _begun;

    /// <summary>Largest packet, bytes, header included. Small until the device is admitted.</summary>
    public int Limit { get; set; } = 16 * 1024;

    /// <summary>
    /// Waits for a packet to begin; false once the other side has gone. The broker tells an end by an exception that passes
    /// through half a dozen callers: when thousands of screens lose their connection at once, that alone held up everything
    /// for most of a second. The end of half a packet it would not notice at all and look for the other half for ever.
    /// </summary>
    /// <exception cref="MqttProtocolViolationException">The packet is too large.</exception>
    public async ValueTask<bool> BeginsAsync(CancellationToken cancel)
    {
        try
        {
            var result = await CheckAsync(await inner.ReadAsync(cancel));
            if (EndsWithin(result)) return false;
            _begun = result;
            return true;
        }
        catch (Exception error) when (error is ConnectionResetException or ConnectionAbortedException)
        {
            return false;
        }
    }

    /// <exception cref="ConnectionAbortedException">The other side has gone with half a packet.</exception>
    public override ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default)
    {
        if (_begun is not { } begun) return ReadMoreAsync(cancellationToken);
        _begun = null;
        return ValueTask.FromResult(begun);
    }

    /// <summary>The broker only waits.</summary>
    public override bool TryRead(out ReadResult result) => throw new NotSupportedException();

    public override void AdvanceTo(SequencePosition consumed) => inner.AdvanceTo(consumed);

    public override void AdvanceTo(SequencePosition consumed, SequencePosition examined) => inner.AdvanceTo(consumed, examined);

    public override void CancelPendingRead() => inner.CancelPendingRead();

    public override void Complete(Exception? exception = null) => inner.Complete(exception);

    /// <summary>Bytes of the packet that begins here, header included; <c>null</c> while its length has not come. MQTT 5, 1.5.5: 7 bits per byte, at most four.</summary>
    private static long? LengthOf(in ReadOnlySequence<byte> buffer)
    {
        var reader = new SequenceReader<byte>(buffer);
        if (!reader.TryRead(out _)) return null;

        long length = 0;
        for (var shift = 0; shift < 28; shift += 7)
        {
            if (!reader.TryRead(out var part)) return null;
            length |= (long)(part & 0x7F) << shift;
            if ((part & 0x80) == 0) break;
        }

        return length + reader.Consumed;
    }

    // Nothing more comes, and what is there is no packet.
    private bool EndsWithin(in ReadResult result)
    {
        if (!result.IsCompleted || LengthOf(result.Buffer) <= result.Buffer.Length) return false;
        inner.AdvanceTo(result.Buffer.End);
        return true;
    }

    private async ValueTask<ReadResult> ReadMoreAsync(CancellationToken cancel)
    {
        var result = await CheckAsync(await inner.ReadAsync(cancel));
        return EndsWithin(result) ? throw new ConnectionAbortedException() : result;
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
        if (!(LengthOf(result.Buffer) > Limit)) return result;
        await onOversized();
        await LetItFinishAsync(result);
        throw new MqttProtocolViolationException("Packet too large.");
    }
}
