namespace Doingoai.Portal.Platform.Startup;

/// <summary>While starting, the host's own report of a failure (a page of stack trace) is held back: the start says it in one sentence.</summary>
internal sealed class StartState
{
    public bool Started { get; set; }
}
