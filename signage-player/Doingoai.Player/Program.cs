return await Doingoai.Player.Hosting.PlayerHost.RunAsync(args);
