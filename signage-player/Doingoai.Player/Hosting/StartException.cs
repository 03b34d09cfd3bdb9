namespace Doingoai.Player.Hosting;

/// <summary>What stops the start, in one sentence for a technician.</summary>
internal sealed class StartException(ExitCode code, string message) : Exception(message)
{
    public ExitCode Code => code;
}
