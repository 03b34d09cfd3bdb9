namespace Doingoai.Player.Hosting;

/// <summary>Why the player ended, for systemd and scripts.</summary>
internal enum ExitCode
{
    Stopped = 0,

    /// <summary>Something unforeseen; the log says what. Starting again may help.</summary>
    Failed = 1,

    /// <summary>An option is missing or makes no sense. Starting again does not help.</summary>
    BadOptions = 2,

    /// <summary>The local port is taken.</summary>
    PortTaken = 3,

    /// <summary>The folder cannot be written, or another player uses it.</summary>
    FolderUnusable = 4,

    /// <summary>An order ended it so that it is started again.</summary>
    Restart = 5,
}
