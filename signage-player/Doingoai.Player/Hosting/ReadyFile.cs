using System.Threading.Channels;
using Doingoai.Protocol.Wire;

namespace Doingoai.Player.Hosting;

/// <summary>Keeps the ready file true: rewritten when outputs, identity or enrolment change, gone when the player is.</summary>
internal sealed class ReadyFile(string path, Func<ReadyState> read) : IDisposable
{
    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Wake() => _wake.Writer.TryWrite(true);

    public async Task RunAsync(CancellationToken stop)
    {
        Write();
        while (await _wake.Reader.WaitToReadAsync(stop))
        {
            await _wake.Reader.ReadAsync(stop);
            Write();
        }
    }

    public void Dispose()
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // It is replaced by the next start.
        }
    }

    // Whoever waits for the file waits longer; a disk that is full is no reason to stop playing.
    private void Write()
    {
        try
        {
            Replace();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
        }
    }

    private void Replace()
    {
        var full = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        var fresh = $"{full}.new";
        File.Delete(fresh);
        using (var file = new FileStream(fresh, Options())) file.Write(ProtocolJson.ToBytes(read()));
        File.Move(fresh, full, overwrite: true);
    }

    private static FileStreamOptions Options()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }
}
