using System.IO.Pipelines;
using Doingoai.Portal.Devices.Links.Mqtt;
using Microsoft.AspNetCore.Connections;
using MQTTnet.Exceptions;

namespace Doingoai.Portal.Tests.Devices.Links;

public sealed class BoundedPacketsTests
{
    private static readonly byte[] Ping = [0xC0, 0x00];
    private static readonly byte[] HalfOfOne = [0x30, 0x05, 0x00];

    private readonly Pipe _line = new();
    private readonly BoundedPackets _packets;
    private bool _saidOversized;

    public BoundedPacketsTests() => _packets = new(_line.Reader, () =>
    {
        _saidOversized = true;
        return Task.CompletedTask;
    });

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_packet_that_has_begun_is_read_once()
    {
        await _line.Writer.WriteAsync(Ping, Cancel);

        Assert.True(await _packets.BeginsAsync(Cancel));
        var read = await _packets.ReadAsync(Cancel);
        _packets.AdvanceTo(read.Buffer.End);
        var next = _packets.ReadAsync(Cancel).AsTask();

        Assert.Equal(2, read.Buffer.Length);
        Assert.False(next.IsCompleted);
    }

    [Fact]
    public async Task The_last_packet_before_the_end_is_still_read()
    {
        await _line.Writer.WriteAsync(Ping, Cancel);
        await _line.Writer.CompleteAsync();

        Assert.True(await _packets.BeginsAsync(Cancel));
        _packets.AdvanceTo((await _packets.ReadAsync(Cancel)).Buffer.End);
        Assert.False(await _packets.BeginsAsync(Cancel));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_end_is_no_exception(bool isReset)
    {
        await _line.Writer.CompleteAsync(isReset ? new ConnectionResetException("reset") : null);

        Assert.False(await _packets.BeginsAsync(Cancel));
    }

    [Fact]
    public async Task The_end_of_half_a_packet_is_the_end()
    {
        await _line.Writer.WriteAsync(HalfOfOne, Cancel);
        await _line.Writer.CompleteAsync();

        Assert.False(await _packets.BeginsAsync(Cancel));
    }

    [Fact]
    public async Task Who_waits_for_the_other_half_is_told_that_it_does_not_come()
    {
        await _line.Writer.WriteAsync(HalfOfOne, Cancel);
        Assert.True(await _packets.BeginsAsync(Cancel));
        var half = await _packets.ReadAsync(Cancel);
        _packets.AdvanceTo(half.Buffer.Start, half.Buffer.End);
        await _line.Writer.CompleteAsync();

        await Assert.ThrowsAsync<ConnectionAbortedException>(() => _packets.ReadAsync(Cancel).AsTask());
    }

    [Fact]
    public async Task A_packet_that_is_too_large_is_told_before_it_is_there()
    {
        await _line.Writer.WriteAsync(new byte[] { 0x30, 0xFF, 0xFF, 0x7F }, Cancel);
        await _line.Writer.CompleteAsync();

        await Assert.ThrowsAsync<MqttProtocolViolationException>(() => _packets.BeginsAsync(Cancel).AsTask());
        Assert.True(_saidOversized);
    }
}
